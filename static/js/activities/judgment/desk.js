// What a desk shows of a majority judgment: a merit profile for each row, and what its shades stand for.
export { Merit as Figure, Picture } from "./merit.js";
