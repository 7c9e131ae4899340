// Written by `make bundles`: the kinds of vote whose folder under activities/ has a phone.js.
export const PARTS = {
  consent: () => import("./activities/consent/phone.js"),
  judgment: () => import("./activities/judgment/phone.js"),
  poll: () => import("./activities/poll/phone.js"),
  ranking: () => import("./activities/ranking/phone.js"),
};
