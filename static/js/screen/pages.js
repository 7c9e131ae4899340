// Pages that turn by themselves, slowly, where a list is longer than the wall. Something new brings its page forward.
import { useEffect, useRef, useState } from "../h.js";
import { t } from "../t.js";

const CALM = matchMedia("(prefers-reduced-motion: reduce)");
const REST = 12_000;      // ms a page stays
const LONG_REST = 24_000; // where less motion is asked for

/** Cuts a list into pages of at most `room`, each thing taking `weight(thing)` of it. */
export function paged(things, room, weight = () => 1) {
  const pages = [[]];
  let left = room;
  for (const thing of things) {
    if (weight(thing) > left && pages.at(-1).length) { pages.push([]); left = room; }
    pages.at(-1).push(thing);
    left -= weight(thing);
  }
  return pages;
}

/** "page 2/4", or nothing where there is one page. */
export const pageWords = (page, pages) => (pages > 1 ? t("page {page}/{pages}", { page: page + 1, pages }) : "");

/** Sentences of a foot, those that are empty left out. */
export const joined = (...words) => words.filter(Boolean).join(" · ");

/** The page shown, from 0. `newest` is the page of what came last, or -1. */
export function useTurning(count, newest = -1) {
  const [page, setPage] = useState(0);
  const seen = useRef(newest);
  useEffect(() => {
    if (count < 2) return undefined;
    const timer = setInterval(() => setPage((now) => (now + 1) % count), CALM.matches ? LONG_REST : REST);
    return () => clearInterval(timer);
  }, [count, page]);
  useEffect(() => {
    if (newest > seen.current) setPage(newest);
    seen.current = newest;
  }, [newest]);
  return Math.min(page, count - 1);
}
