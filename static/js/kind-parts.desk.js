// Written by `make bundles`: the kinds of vote whose folder under activities/ has a desk.js.
export const PARTS = {
  consent: () => import("./activities/consent/desk.js"),
  judgment: () => import("./activities/judgment/desk.js"),
  poll: () => import("./activities/poll/desk.js"),
  ranking: () => import("./activities/ranking/desk.js"),
};
