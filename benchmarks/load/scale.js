// The phones of several sessions vote in the same instant, again and again; blocks alternate between servers that share
// the same sessions between one, two, three processes. Each phone goes straight to the process that holds its session.
"use strict";
const { Client, monotonic } = require("./client");
const { sleep, cpu, spread, round, openAll, newId, phone } = require("./measure");

const TAIL = 450; // ms in which what was touched by the last votes is shown
const REST = 50;  // ms between two rounds

async function scale({ servers, n, blocks, rounds }) {
  const groups = [];
  for (const server of servers) {
    const voters = server.sessions.flatMap((session) => Array.from({ length: n }, (_, index) => ({ session, index,
      client: new Client({ ...session, name: server.name, proto: "tablee" }, phone(session, index)) })));
    await openAll(voters.map(({ client }) => client));
    groups.push({ server, voters, turn: 0, found: [] });
  }
  await sleep(1500);
  for (let block = -1; block < blocks; block++)
    for (let turn = 0; turn < groups.length; turn++) {
      const group = groups[(turn + block + 1) % groups.length];
      const found = await one(group, rounds);
      if (block >= 0) group.found.push(found);
    }
  return { servers: groups.map(({ server, found }) => ({ name: server.name, blocks: found })) };
}

async function one(group, rounds) {
  const latencies = [], before = spent(group.server), own = process.cpuUsage();
  let waited = 0;
  for (let count = 0; count < rounds; count++) {
    const began = monotonic(), turn = group.turn++;
    await Promise.all(group.voters.map(async ({ session, index, client }) => {
      const choice = { [session.options[(index + turn) % session.options.length]]: 1 };
      const { answer, ms } = await client.ask("do", { id: newId(), name: "ballot.cast", body: { vote: session.vote, seat: 1, choice } });
      if (!answer.ok) throw new Error(`${group.server.name}: ${JSON.stringify(answer)}`);
      latencies.push(ms);
    }));
    waited += monotonic() - began;
    await sleep(REST);
  }
  await sleep(TAIL);
  const cast = group.voters.length * rounds, load = process.cpuUsage(own);
  return { acks: round(cast * 1000 / waited), cpu: round((spent(group.server) - before) / cast),
    load: round((load.user + load.system) / 1000 / cast), ...spread(latencies) };
}

const spent = (server) => server.pids.reduce((sum, pid) => sum + cpu(pid), 0);

module.exports = scale;
