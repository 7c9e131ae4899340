// What a desk shows of a ranking: points for each row, duels under them.
export { Picture, Points as Figure } from "./duels.js";
