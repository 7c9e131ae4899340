// A slice of a giant room: opens its phones, then does what it is told, a line of JSON each: {"act": "show"|"vote", …}.
// Several of these together are the room; the first one is its tower too. It says a line of JSON for each thing done.
"use strict";
const readline = require("readline");
const { Client, monotonic } = require("./client");
const { sleep, openAll, newId, phone, tower } = require("./measure");

const AT_ONCE = 100; // sockets under way

async function opened({ target, first, until, leads }) {
  const clients = [], began = monotonic();
  let heard = [];
  for (let index = first; index < until; index++) clients.push(new Client(target, phone(target, index)));
  await openAll(clients, AT_ONCE);
  let cut = 0;
  for (const client of clients) {
    client.onview = (now) => heard.push(performance.timeOrigin + performance.now() - now);
    client.onclose = () => cut++;
  }
  const [driver] = leads ? await openAll([new Client(target, tower(target))]) : [];
  say({ opened: clients.length, seconds: (monotonic() - began) / 1000 });

  return {
    async do({ name, body }) {
      return (await driver.ask("do", { id: newId(), name, body })).answer;
    },
    async heard() {
      return { delivered: heard.splice(0), cut };
    },
    async vote({ vote, options, over }) {
      const latencies = [];
      await Promise.all(clients.map(async (client, index) => {
        await sleep(Math.random() * over);
        const body = { vote, seat: 1, choice: { [options[index % options.length]]: 1 } };
        const { answer, ms } = await client.ask("do", { id: newId(), name: "ballot.cast", body });
        if (answer.ok) latencies.push(ms);
      }));
      return { latencies, cut };
    },
  };
}

const say = (found) => process.stdout.write(`${JSON.stringify(found)}\n`);

/** The first line says which phones it has; each that follows, what they do. */
async function giant() {
  let acts = null;
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const told = JSON.parse(line);
    if (acts) say(await acts[told.act](told));
    else acts = await opened(told);
  }
}

giant().catch((fault) => process.stderr.write(`${fault.message}\n`, () => process.exit(1)));
