// What a sheet is called where there is little room: its short title, else its title, else the idea's.

export const sheetName = (sheet) => sheet.fields?.short_title?.text || sheet.short_title || sheet.fields?.title?.text || sheet.title;
