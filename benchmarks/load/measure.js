// What is measured, and how: processor time from the scheduler, memory from /proc, percentiles, medians.
"use strict";
const fs = require("fs");

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Milliseconds of processor time that a process, or several, and all their threads have had. */
function cpu(pids) {
  let spent = 0;
  for (const pid of [pids].flat())
    for (const task of fs.readdirSync(`/proc/${pid}/task`))
      spent += Number(fs.readFileSync(`/proc/${pid}/task/${task}/schedstat`, "latin1").split(" ")[0]);
  return spent / 1e6;
}

/** The first of a target's processes: the one that owns the session. */
const owner = (target) => [target.pid].flat()[0];

/** Kilobytes of memory that a process holds. */
const memory = (pid) => Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, "latin1"))[1]);

const round = (value) => Number(value.toPrecision(4));

function percentile(values, mark) {
  const ordered = Float64Array.from(values).sort();
  return ordered.length ? round(ordered[Math.min(ordered.length - 1, Math.floor(ordered.length * mark))]) : null;
}

const spread = (values) => ({ p50: percentile(values, 0.5), p95: percentile(values, 0.95), max: percentile(values, 1) });

/** Opens clients, a few at a time; gives those that were let in. */
async function openAll(clients, atATime = 50) {
  for (let from = 0; from < clients.length; from += atATime) {
    const some = clients.slice(from, from + atATime).map((client) => client.open().catch(() => null));
    await Promise.all(some);
  }
  const level = clients.filter((client) => client.level);
  if (level.length < clients.length) throw new Error(`${clients.length - level.length} clients were not let in`);
  return level;
}

/** A new operation's id. */
let operations = 0;
const base = `${Date.now().toString(36)}${process.pid.toString(36)}`;
const newId = () => `${base}${(++operations).toString(36).padStart(8, "0")}`;

/** Who a phone, and the tower, of a target say they are; phones are dealt to the target's `ports`, if it has several. */
const phone = (target, index) => ({ cookie: (target.phones || [])[index], auth: target.code && { as: "phone", code: target.code },
  port: target.ports && target.ports[index % target.ports.length] });
const tower = (target) => ({ cookie: target.tower, auth: target.code && { as: "tower", code: target.code } });

module.exports = { sleep, cpu, owner, memory, round, percentile, spread, openAll, newId, phone, tower };
