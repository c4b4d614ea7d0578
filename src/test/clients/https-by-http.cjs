'use strict';

// Loaded before a suite that uses replay 2, which sees only what passes through http.request.
// - Until Node 9, https.request was that function with another agent. Later Nodes have two functions, so without this no
//   https recording is ever found.
// - Replay resolves `..` in the path of a recording but not in that of a request, so the two would never match.
const http = require('node:http');
const https = require('node:https');

https.request = (options, answered) =>
  http.request({ ...options, path: options.path.replace('/rest/../', '/'), _defaultAgent: https.globalAgent }, answered);
