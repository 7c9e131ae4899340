"""The fast way: whatever touches a private name of eventlet, engine.io, Socket.IO or simple-websocket.

`private_names` lists the names part by part, with why each is touched and what it bought, and looks at start whether
they are what they were; a part whose names are not goes the frameworks' own way, and `tablee_fast_path` says so.
`websockets` puts what follows around engine.io's WebSockets. Out: `fanout` over `membership`. In: `frames`, `packets`.
Who is there: `pings`, `silence`. `eventlet_patches`: what else is set in eventlet's own server.
"""
