// N phones come in the same instant, each served its first whole view. Rounds alternate between the servers; the peer
// greets with the bytes that Tablée showed.
"use strict";
const { Client, monotonic } = require("./client");
const { sleep, cpu, memory, openAll, phone, tower, spread } = require("./measure");

const TIMEOUT = 30000;

async function storm({ targets, n, rounds }) {
  const view = await firstView(targets[0]);
  for (const target of targets.slice(1)) {
    const [driver] = await openAll([new Client(target, tower(target))]);
    driver.say("hold", JSON.parse(view.slice(2))[1]);
    driver.say("greet");
    await sleep(200);
  }
  const servers = targets.map((target) => ({ name: target.name, rounds: [] }));
  for (let count = 0; count < rounds; count++)
    for (let turn = 0; turn < targets.length; turn++) {
      const index = (turn + count) % targets.length;
      servers[index].rounds.push(await one(targets[index], n));
    }
  return { n, bytes: Buffer.byteLength(view), servers };
}

async function firstView(target) {
  const client = new Client(target, phone(target, 0));
  let view = "";
  client.onview = (now, whole, bytes, from, to) => { view = view || bytes.toString("utf8", from, to); };
  await openAll([client]);
  client.close();
  await sleep(300);
  return view;
}

async function one(target, n) {
  const clients = Array.from({ length: n }, (_, index) => new Client(target, phone(target, index)));
  const before = { cpu: cpu(target.pid), memory: memory(target.pid) }, began = monotonic(), each = [];
  const all = clients.map((client) => client.open(true).then(() => each.push(monotonic() - began)));
  await Promise.race([Promise.all(all), late(clients)]);
  const seconds = (monotonic() - began) / 1000;
  await sleep(1500);
  const figures = { seconds, cpu: cpu(target.pid) - before.cpu, kilobytes: (memory(target.pid) - before.memory) / n, ...spread(each) };
  clients.forEach((client) => client.close());
  await sleep(1500);
  return figures;
}

const late = (clients) => new Promise((resolve, reject) => setTimeout(() => reject(new Error(
  `${clients.filter((client) => !client.level).length} clients were never served`)), TIMEOUT).unref());

module.exports = storm;
