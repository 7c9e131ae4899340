// What a phone shows for each kind of activity: a module whose default export draws it, fetched when it is first
// needed. `voting` is every kind of vote.
export const KINDS = {
  welcome: () => import("./activities/welcome/phone.js"),
  ideas: () => import("./activities/ideas/phone.js"),
  share: () => import("./activities/share/phone.js"),
  voting: () => import("./voting/phone.js"),
  sheets: () => import("./activities/sheets/phone.js"),
  pitch: () => import("./activities/pitch/phone.js"),
  pause: () => import("./activities/pause/phone.js"),
  close: () => import("./activities/close/phone.js"),
};
