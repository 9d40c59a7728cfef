// An SMTP server for tests. Options come as JSON in the first argument, orders as JSON lines on standard input,
// events leave as JSON lines on standard output. It ends when its standard input ends.
//
// Options: { port, secure, key, cert, user, password, plainOnly }
// Orders:  { id, do: "refuse", recipient, code }        RCPT TO of that recipient is answered with the code
//          { id, do: "answer", at, code, times }         the next so many MAIL, RCPT, DATA or AUTH are answered with it
//          { id, do: "hold" } / { id, do: "release" }    DATA is not answered until released
//          { id, do: "tell" }                            nothing; what happened before was told before
//          { id, do: "down" } / { id, do: "up" }         nobody listens any more / listens on the same port again
// Events:  { event: "done", id, port }, { event: "mail", ... }, { event: "held" }, { event: "connection" }
import { createInterface } from 'node:readline';
import { SMTPServer } from 'smtp-server';

const options = JSON.parse(process.argv[2] ?? '{}');
const refused = new Map();
const answers = [];
let held = null;
let connections = 0;
let server = null;
let port = options.port ?? 0;

const emit = (event) => process.stdout.write(`${JSON.stringify(event)}\n`);

const refusal = (code) => Object.assign(new Error('refused by the test'), { responseCode: code });

function planned(at) {
  const answer = answers.find((candidate) => candidate.at === at && candidate.times > 0);
  if (!answer) return null;
  answer.times -= 1;
  return refusal(answer.code);
}

function create() {
  return new SMTPServer({
    secure: options.secure ?? false,
    key: options.key,
    cert: options.cert,
    authOptional: !options.user,
    allowInsecureAuth: false,
    disabledCommands: [...(options.plainOnly ? ['STARTTLS'] : []), ...(options.user ? [] : ['AUTH'])],
    disableReverseLookup: true,
    closeTimeout: 100,
    logger: false,
    onConnect(session, callback) {
      session.number = ++connections;
      emit({ event: 'connection', number: session.number });
      callback();
    },
    onAuth(auth, session, callback) {
      const right = auth.username === options.user && auth.password === options.password;
      callback(planned('AUTH') ?? (right ? null : refusal(535)), { user: auth.username });
    },
    onMailFrom(address, session, callback) {
      callback(planned('MAIL'));
    },
    onRcptTo(address, session, callback) {
      const code = refused.get(address.address);
      callback(code ? refusal(code) : planned('RCPT'));
    },
    onData(stream, session, callback) {
      const chunks = [];
      stream.on('data', (chunk) => chunks.push(chunk));
      stream.on('end', () => {
        const answer = () => {
          const fault = planned('DATA');
          if (!fault) {
            emit({
              event: 'mail',
              connection: session.number,
              secure: session.secure,
              user: session.user ?? null,
              from: session.envelope.mailFrom.address,
              to: session.envelope.rcptTo.map((recipient) => recipient.address),
              raw: Buffer.concat(chunks).toString('base64'),
            });
          }
          callback(fault, 'OK');
        };
        if (held) {
          held.push(answer);
          emit({ event: 'held' });
        } else {
          answer();
        }
      });
    },
  }).on('error', () => {
    // A client that hangs up, or does not trust the certificate, is part of the tests.
  });
}

function up() {
  return new Promise((resolve, reject) => {
    server = create();
    server.server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      port = server.server.address().port;
      resolve();
    });
  });
}

const orders = {
  refuse: ({ recipient, code }) => refused.set(recipient, code),
  answer: ({ at, code, times }) => answers.push({ at, code, times }),
  tell: () => {},
  hold: () => (held ??= []),
  release: () => {
    const waiting = held ?? [];
    held = null;
    waiting.forEach((answer) => answer());
  },
  down: () => new Promise((resolve) => server.close(resolve)),
  up,
};

await up();
emit({ event: 'done', id: 0, port });
createInterface({ input: process.stdin })
  .on('line', async (line) => {
    const order = JSON.parse(line);
    await orders[order.do](order);
    emit({ event: 'done', id: order.id, port });
  })
  .on('close', () => process.exit(0));
