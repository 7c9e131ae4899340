// What a phone shows for each kind of activity. A new kind is a folder under activities/ and a line here.
import { Close } from "./activities/close/phone.js";
import { Dots } from "./activities/dots/phone.js";
import { Ideas } from "./activities/ideas/phone.js";
import { Pause } from "./activities/pause/phone.js";
import { Pitch } from "./activities/pitch/phone.js";
import { Share } from "./activities/share/phone.js";
import { Sheets } from "./activities/sheets/phone.js";
import { Welcome } from "./activities/welcome/phone.js";

export const KINDS = {
  welcome: Welcome,
  ideas: Ideas,
  share: Share,
  dots: Dots,
  sheets: Sheets,
  pitch: Pitch,
  close: Close,
  pause: Pause,
};
