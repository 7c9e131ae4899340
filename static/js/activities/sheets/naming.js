// What a sheet is called where there is little room: its short title, else its title, else the idea's.

import { typeset } from "../../typeset.js";

export const sheetName = (sheet) => typeset(
  sheet.fields?.short_title?.text || sheet.short_title || sheet.fields?.title?.text || sheet.title,
);
