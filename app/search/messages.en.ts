/** Finding things, and doing things by the keyboard. */
export const en = {
  title: "Search",
  titleOf: "“{{query}}”",
  field: "Search or run a command",
  short: "Search",
  submit: "Search",
  project: "Project",
  allProjects: "All my projects",
  kinds: "What to look for",
  kind: {
    all: "Everything",
    task: "Tasks",
    project: "Projects",
    person: "People",
    comment: "Comments",
    method: "Method",
  },
  one: { task: "Task", project: "Project", person: "Person", comment: "Comment", method: "Method" },
  count_one: "{{count}} result",
  count_other: "{{count}} results",
  most: "The first {{count}} results. Say more exactly what you are looking for to see others.",
  by: "{{author}} on",
  done: "done",
  nothing: "Nothing holds all of “{{query}}”.",
  nothingHelp:
    "Names, descriptions and comments of your projects were searched, and the pages of the method. Try fewer words, the beginning of a word, or another project.",
  empty: "Search your projects",
  emptyHelp:
    "Names of tasks, projects and people, what tasks deliver, comments, and the pages of the method. The beginning of a word is enough; several words must all be there. Chinese names are found by their characters, by pinyin and by its initials.",
} as const;
