// Written by `make bundles`: the kinds of vote whose folder under activities/ has a screen.js.
export const PARTS = {
  judgment: () => import("./activities/judgment/screen.js"),
  ranking: () => import("./activities/ranking/screen.js"),
};
