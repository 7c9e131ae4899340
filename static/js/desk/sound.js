// The sound at the end of the time: two soft notes, only on a device whose facilitator asked for it.
import { signal } from "../h.js";
import { keep, kept } from "../kept.js";

const KEY = "tablee:sound";
export const sounding = signal(Boolean(kept(KEY)));
let audio = null;

/** Turns the sound on or off for this device; turned on, it is heard at once (browsers ask for a gesture first). */
export function setSound(on) {
  keep(KEY, on);
  sounding.value = on;
  if (on) ring();
}

export function ring() {
  if (!sounding.value || !window.AudioContext) return;
  audio ??= new AudioContext();
  audio.resume().then(() => { note(660, 0); note(880, 0.35); });
}

function note(pitch, wait) {
  const start = audio.currentTime + wait;
  const tone = new OscillatorNode(audio, { type: "sine", frequency: pitch });
  const volume = new GainNode(audio, { gain: 0 });
  volume.gain.linearRampToValueAtTime(0.25, start + 0.03);
  volume.gain.exponentialRampToValueAtTime(0.001, start + 0.9);
  tone.connect(volume).connect(audio.destination);
  tone.start(start);
  tone.stop(start + 1);
}
