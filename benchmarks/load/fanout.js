// One act, one view, N phones: short blocks alternate between the servers, so that the machine's noise hits all alike.
// The act at Tablée is the organiser's import of an idea, through authorisation, check and commit; the peers are told to
// send what Tablée last sent, byte for byte, with a new time in it. `alone`: how many blocks with one phone come before.
"use strict";
const { Client, monotonic } = require("./client");
const { sleep, cpu, owner, percentile, openAll, newId, phone, tower } = require("./measure");

const GAP = 240;      // ms between two acts: a view is sent at most five times a second
const SETTLE = 1500;  // ms after which presence has been told
const TIMEOUT = 20000;

async function fanout({ targets, n, alone = 3, blocks, acts, text }) {
  const groups = [];
  for (const target of targets) groups.push(await gather(target, 1));
  await sleep(SETTLE);
  await groups[0].act(text);
  const sent = groups[0].last;
  groups.filter(({ proto }) => proto !== "tablee").forEach(({ driver }) => driver.say("hold", JSON.parse(sent.slice(2))[1]));
  await alternate(groups, alone, acts, text, "alone");
  for (const group of groups) await group.grow(n);
  await sleep(SETTLE);
  await alternate(groups, blocks, acts, text, "all");
  return { n, bytes: Buffer.byteLength(groups[0].last), servers: groups.map((group) => group.figures) };
}

async function alternate(groups, blocks, acts, text, kind) {
  for (let block = -1; block < blocks; block++)
    for (let turn = 0; turn < groups.length; turn++) {
      const group = groups[(turn + block + 1) % groups.length];
      const figures = await group.block(acts, text);
      if (block >= 0) group.figures[kind].push(figures);
    }
}

async function gather(target, n) {
  const [driver] = await openAll([new Client(target, tower(target))]);
  const group = { proto: target.proto, driver, phones: [], last: "", heard: 0, felt: [], delivered: [], began: 0, done: null,
    figures: { name: target.name, alone: [], all: [] } };

  group.grow = async (count) => {
    const more = [];
    for (let index = group.phones.length; index < count; index++) more.push(new Client(target, phone(target, index)));
    for (const client of await openAll(more)) {
      client.onview = hear;
      if (target.proto !== "tablee") client.say("watch");
      group.phones.push(client);
    }
  };

  function hear(now, whole, bytes, from, to) {
    const at = monotonic();
    group.felt.push(at - group.began);
    group.delivered.push(performance.timeOrigin + performance.now() - now);
    if (++group.heard < group.phones.length) return;
    group.last = bytes.toString("utf8", from, to);
    if (group.done) group.done();
  }

  group.act = async (text) => {
    const all = new Promise((resolve, reject) => {
      group.done = resolve;
      setTimeout(() => reject(new Error(`${target.name}: ${group.heard} of ${group.phones.length} phones heard`)), TIMEOUT).unref();
    });
    group.heard = 0;
    group.began = monotonic();
    if (target.proto === "tablee") driver.ask("do", { id: newId(), name: "idea.import", body: { table: "t1", body: text } });
    else driver.say("show");
    await all;
  };

  group.block = async (acts, text) => {
    group.felt = [];
    group.delivered = [];
    await sleep(GAP);
    const before = cpu(target.pid), own = cpu(owner(target));
    for (let act = 0; act < acts; act++) {
      await group.act(text);
      await sleep(GAP);
    }
    return { cpu: (cpu(target.pid) - before) / acts, own: (cpu(owner(target)) - own) / acts, felt: percentile(group.felt, 0.95),
      delivered: percentile(group.delivered, 0.95), worst: percentile(group.delivered, 1) };
  };

  await group.grow(n);
  return group;
}

module.exports = fanout;
