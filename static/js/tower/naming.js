// How tables are named in a sentence: by their numbers.

/** "2, 7" for `["t2", "t7"]`. */
export const numbersOf = (tables) => tables.map((id) => id.slice(1)).join(", ");
