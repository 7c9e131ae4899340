// The bound: bare WebSockets and a frame built once, written as it is to each. No rooms, no acknowledgement, no polling.
"use strict";
const { WebSocketServer } = require("ws");

const server = new WebSocketServer({ port: Number(process.argv[2]), host: "127.0.0.1", backlog: 4096, perMessageDeflate: false });
const phones = new Set();
let held = {};

function framed(text) {
  const body = Buffer.from(text);
  const head = Buffer.alloc(body.length < 126 ? 2 : body.length < 65536 ? 4 : 10);
  head[0] = 0x81;
  if (body.length < 126) head[1] = body.length;
  else if (body.length < 65536) { head[1] = 126; head.writeUInt16BE(body.length, 2); }
  else { head[1] = 127; head.writeBigUInt64BE(BigInt(body.length), 2); }
  return Buffer.concat([head, body]);
}

function show() {
  held.now = Date.now();
  const frame = framed(`42${JSON.stringify(["view", held])}`);
  for (const phone of phones) phone._socket.write(frame);
}

server.on("connection", (socket) => {
  socket.on("message", (message) => {
    const [event, data] = JSON.parse(message.toString().slice(2));
    if (event === "watch") phones.add(socket);
    if (event === "hold") held = data;
    if (event === "show") show();
  });
});
