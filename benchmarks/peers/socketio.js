// The peer: Socket.IO 4 on node. `node socketio.js PORT [DATABASE]`: with a database, each vote is one durable
// transaction (WAL, synchronous FULL) in the two tables that a vote of Tablée writes, acknowledged after its commit.
"use strict";
const http = require("http");
const { Server } = require("socket.io");

const [port, database] = process.argv.slice(2);
const store = database ? durable(database) : () => 0;
const server = http.createServer();
const io = new Server(server, { perMessageDeflate: false });
let held = { audience: "shared" }, greeting = false;

io.on("connection", (socket) => {
  if (greeting) socket.emit("view", shown());
  socket.on("watch", () => socket.join("phones"));
  socket.on("hold", (view) => { held = view; });
  socket.on("greet", () => { greeting = true; });
  socket.on("show", () => io.to("phones").emit("view", shown()));
  socket.on("do", (operation, answer) => answer({ ok: true, seq: store(socket.id, operation), at: Date.now() }));
});

function shown() {
  held.now = Date.now();
  return held;
}

function durable(path) {
  const db = require("better-sqlite3")(path);
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  db.exec(`CREATE TABLE log (seq INTEGER PRIMARY KEY, at INTEGER, person TEXT, role TEXT, op_id TEXT, name TEXT, body TEXT);
    CREATE UNIQUE INDEX seen ON log (person, op_id);
    CREATE TABLE urn (vote TEXT, pseudonym TEXT, choice TEXT, PRIMARY KEY (vote, pseudonym)) WITHOUT ROWID`);
  const seen = db.prepare("SELECT seq FROM log WHERE person = ? AND op_id = ?");
  const append = db.prepare("INSERT INTO log (at, person, role, op_id, name, body) VALUES (?, ?, 'participant', ?, ?, ?)");
  const cast = db.prepare("INSERT OR REPLACE INTO urn VALUES (?, ?, ?)");
  return db.transaction((person, { id, name, body }) => {
    const before = seen.get(person, id);
    if (before) return before.seq;
    const row = append.run(Date.now(), person, id, name, JSON.stringify({ vote: body.vote, seat: body.seat }));
    cast.run(body.vote, person, JSON.stringify(body.choice));
    return row.lastInsertRowid;
  }).immediate;
}

server.listen(Number(port), "127.0.0.1", 4096);
