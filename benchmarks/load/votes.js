// N phones vote at once, again and again, each vote acknowledged; blocks alternate between the servers. `over`: the
// milliseconds over which each round is spread; 0 is all in the same instant. `anew`: each round is a new round of the
// vote, empty, so that its turnout rises from nought.
"use strict";
const { Client, monotonic } = require("./client");
const { sleep, cpu, owner, spread, round, openAll, newId, phone, tower } = require("./measure");

const SETTLE = 700; // ms after which a new round is shown
const TAIL = 450; // ms in which what was touched by the last votes is shown

async function votes({ targets, n, blocks, rounds, over, vote, options, anew }) {
  const groups = [];
  for (const target of targets) {
    const clients = Array.from({ length: n }, (_, index) => new Client(target, phone(target, index)));
    await openAll((target.watchers || []).map((who) => new Client(target, who)));
    const [driver] = anew ? await openAll([new Client(target, tower(target))]) : [];
    groups.push({ target, clients: await openAll(clients), driver, vote, figures: { name: target.name, blocks: [] } });
  }
  await sleep(1500);
  for (let block = -1; block < blocks; block++)
    for (let turn = 0; turn < groups.length; turn++) {
      const group = groups[(turn + block + 1) % groups.length];
      if (anew) await again(group);
      const figures = await one(group, rounds, over, (index, count) => ({ id: newId(), name: "ballot.cast",
        body: { vote: group.vote, seat: 1, choice: { [options[(index + count) % options.length]]: 1 } } }));
      if (block >= 0) group.figures.blocks.push(figures);
    }
  return { n, servers: groups.map((group) => group.figures) };
}

/** Seals the vote and opens the next round of it. */
async function again(group) {
  const sealed = await driven(group, "vote.seal", { vote: group.vote });
  await driven(group, "vote.open", { place: "all", version: sealed.seq });
  group.vote = group.vote.replace(/\d+$/, (number) => Number(number) + 1);
  await sleep(SETTLE);
}

async function driven({ driver, target }, name, body) {
  const { answer } = await driver.ask("do", { id: newId(), name, body });
  if (!answer.ok) throw new Error(`${target.name}: ${name}: ${JSON.stringify(answer)}`);
  return answer;
}

async function one({ target, clients, figures }, rounds, over, ballot) {
  const latencies = [];
  const before = cpu(target.pid), own = cpu(owner(target)), bytes = total(clients);
  figures.turn = (figures.turn || 0) + 1;
  let spent = 0;
  for (let count = 0; count < rounds; count++) {
    const began = monotonic();
    await Promise.all(clients.map(async (client, index) => {
      if (over) await sleep(Math.random() * over);
      const { answer, ms } = await client.ask("do", ballot(index, count + figures.turn * rounds));
      if (!answer.ok) throw new Error(`${target.name}: ${JSON.stringify(answer)}`);
      latencies.push(ms);
    }));
    spent += monotonic() - began;
    if (rounds > 3) await sleep(50);
  }
  await sleep(TAIL);
  const cast = clients.length * rounds;
  return { acks: round(cast * 1000 / spent), cpu: round((cpu(target.pid) - before) / cast),
    own: round((cpu(owner(target)) - own) / cast),
    bytes: round((total(clients) - bytes) / cast), ...spread(latencies) };
}

const total = (clients) => clients.reduce((sum, client) => sum + client.bytes, 0);

module.exports = votes;
