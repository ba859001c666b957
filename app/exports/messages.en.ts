/** A plan as a file, and a file into a plan. */
export const en = {
  title: "Import and export",
  out: "Export the plan",
  format: {
    xlsx: {
      name: "Excel workbook (.xlsx)",
      text: "With real dates, grouped rows and a filter. Change it in Excel or WPS and import it again.",
      download: "Download XLSX",
    },
    csv: { name: "Text with separators (.csv)", text: "For other programs. It can be imported again, too.", download: "Download CSV" },
    mspdi: {
      name: "Microsoft Project (.xml)",
      text: "Tasks, links, calendar, owners, progress and baseline, with the same dates. Open it in MS Project, or import it here as a new project.",
      download: "Download XML",
    },
    json: {
      name: "JSON exchange format (.json)",
      text: "The whole plan with its calendar; it becomes a new project when it is imported.",
      download: "Download JSON",
    },
  },
  in: "Import a sheet",
  inText: "A sheet updates tasks of this plan and adds new ones. You see what will change before anything is saved.",
  import: "Choose a sheet",
};
