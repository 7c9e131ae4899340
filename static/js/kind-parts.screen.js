// Written by `make bundles`: the kinds of vote whose folder under activities/ has a screen.js.
export const PARTS = {
  consent: () => import("./activities/consent/screen.js"),
  judgment: () => import("./activities/judgment/screen.js"),
  poll: () => import("./activities/poll/screen.js"),
  ranking: () => import("./activities/ranking/screen.js"),
};
