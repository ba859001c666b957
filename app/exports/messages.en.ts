/** A plan as a file, and a file into a plan. */
export const en = {
  title: "Import and export",
  out: "Export the plan",
  format: {
    xlsx: {
      name: "Excel workbook (.xlsx)",
      text: "With real dates, grouped rows and a filter. Change it in Excel or WPS and import it again. Owners of one name stand there with their e-mail addresses, where you may see those.",
      download: "Download XLSX",
    },
    csv: { name: "Text with separators (.csv)", text: "For other programs. It can be imported again, too.", download: "Download CSV" },
    mspdi: {
      name: "Microsoft Project (.xml)",
      text: "Tasks, links, calendar, owners, deliverables, descriptions, checklists, progress and baseline, with the same dates. Open it in MS Project, or import it here as a new project, without its baseline. Gates become milestones and people of roles owners; names are in your language. Comments, files and history stay here.",
      download: "Download XML",
    },
    json: {
      name: "JSON exchange format (.json)",
      text: "The whole plan with its calendar, descriptions and checklists; it becomes a new project when it is imported. People of roles become owners, and names are in your language. The baseline, comments, files and history stay here.",
      download: "Download JSON",
    },
  },
  fieldName: "“{{name}}”",
  noRoom_one:
    "{{count}} field of this project will be missing: {{names}}. A file of Microsoft Project has room for {{text}} texts, choices and people, {{number}} numbers and {{date}} days of its own. The workbook holds all of them.",
  noRoom_other:
    "{{count}} fields of this project will be missing: {{names}}. A file of Microsoft Project has room for {{text}} texts, choices and people, {{number}} numbers and {{date}} days of its own. The workbook holds all of them.",
  chart: {
    name: "Chart (.pdf, .svg, .png)",
    text: "The table and the Gantt chart for paper and slides: tiled onto A4 or A3, or in one piece.",
    choose: "Choose paper",
  },
  in: "Import a sheet",
  inText: "A sheet updates tasks of this plan and adds new ones. You see what will change before anything is saved.",
  import: "Choose a sheet",
};
