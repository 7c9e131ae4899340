/*! preact, htm, @preact/signals, socket.io-client: published under the licences of static/vendor/<name>@<version>/LICENSE */
// The one door to the vendored libraries: every other module imports what it draws with from here,
// so that a new version changes this file only.
import { h } from "../vendor/preact@11.2.0/preact.js";
import htm from "../vendor/htm@3.1.1/htm.js";

export { Fragment, cloneElement, createContext, render } from "../vendor/preact@11.2.0/preact.js";
export {
  useCallback, useContext, useEffect, useId, useLayoutEffect, useMemo, useRef, useState,
} from "../vendor/preact@11.2.0/hooks.js";
export {
  batch, computed, effect, signal, untracked, useComputed, useSignal, useSignalEffect,
} from "../vendor/@preact+signals@2.11.4/signals.js";
export { io } from "../vendor/socket.io-client@4.8.4/socket.io.js";

export { h };
export const html = htm.bind(h);
