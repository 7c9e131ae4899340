// Words as they were typed, set as French does: no line begins with a sign that belongs to the word before it.

/** The same text; before : ; ! ? » and after « the space no longer breaks. */
export const typeset = (text) => text.replace(/ (?=[:;!?»])/g, "\u00a0").replace(/« /g, "«\u00a0");
