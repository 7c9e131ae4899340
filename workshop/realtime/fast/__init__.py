"""The fast way: whatever touches a private name of eventlet, engine.io, Socket.IO or simple-websocket."""
