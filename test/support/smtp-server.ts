import { createServer, type AddressInfo, type Socket } from "node:net";
import { createMailer, type Mailer } from "#app/http/mail/mailer.server.ts";

export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  /** Head and body as they came, dots at the beginnings of lines unstuffed. */
  readonly source: string;
}

export interface SmtpServer {
  readonly port: number;
  readonly mails: readonly ReceivedMail[];
  /** How many connections were made. */
  readonly connections: () => number;
  /** A mailer as the product makes it, which gives up a server that hangs after a third of a second. */
  readonly mailer: Mailer;
  close(): Promise<void>;
}

interface Behaviour {
  /** Says nothing any more from here on. */
  readonly hangsAt?: "greeting" | "data";
  /** The answer to a recipient; 250 takes it. */
  readonly recipient?: (address: string) => string;
}

/** A mail server that takes what it is given, for as much of RFC 5321 as a client needs. */
export async function startSmtpServer({ hangsAt, recipient = () => "250 taken" }: Behaviour = {}): Promise<SmtpServer> {
  const mails: ReceivedMail[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    connections++;
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => undefined);
    if (hangsAt === "greeting") return;
    converse(socket, recipient, (mail) => {
      if (hangsAt === "data") return;
      mails.push(mail);
      socket.write("250 queued\r\n");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const settings = { host: "127.0.0.1", port, isSecure: false, account: null, from: { name: "Rollout", address: "rollout@example.com" } };
  const third = { connectionTimeout: 300, greetingTimeout: 300, socketTimeout: 300 };
  return {
    port,
    mails,
    connections: () => connections,
    mailer: createMailer(settings, third),
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function converse(socket: Socket, recipient: (address: string) => string, receive: (mail: ReceivedMail) => void): void {
  let envelope = { from: "", to: [] as string[] };
  let lines: string[] | undefined;
  let rest = "";
  const answer = (text: string) => socket.write(`${text}\r\n`);
  const command = (line: string) => {
    const address = /<([^>]*)>/.exec(line)?.[1] ?? "";
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === "MAIL") {
      envelope = { from: address, to: [] };
      return answer("250 go on");
    }
    if (verb === "RCPT") {
      const said = recipient(address);
      if (said.startsWith("250")) envelope.to.push(address);
      return answer(said);
    }
    if (verb === "DATA") {
      lines = [];
      return answer("354 end with a dot");
    }
    if (verb === "QUIT") return void socket.end("221 bye\r\n");
    return answer("250 fine");
  };
  answer("220 test");
  socket.setEncoding("utf8").on("data", (chunk: string) => {
    const parts = (rest + chunk).split("\r\n");
    rest = parts.pop() ?? "";
    for (const line of parts) {
      if (lines === undefined) command(line);
      else if (line === ".") {
        receive({ ...envelope, source: lines.join("\n") });
        lines = undefined;
      } else lines.push(line.replace(/^\.\./, "."));
    }
  });
}
