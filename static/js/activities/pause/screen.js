// A pause, on the wall: until when.
import { html } from "../../h.js";
import { t } from "../../t.js";
import { timeOfDay } from "../../components/clock.js";
import { BigClock } from "../../screen/big-clock.js";

export default function Pause({ view, link }) {
  const end = view.timer?.ends_at;
  return html`<${BigClock} view=${view} link=${link} title=${view.step.title} foot=${view.session.title}
    also=${view.step.prompt || (end ? t("On reprend à {time}.", { time: timeOfDay(end) }) : "")} />`;
}
