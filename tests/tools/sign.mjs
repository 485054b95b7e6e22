// Sends one e-mail with the official client of Azure Communication Services to a server of its own on loopback, and
// prints the request as it arrived: {method, url, headers, body}, the body in base64.
import { createServer } from "node:http";
import { EmailClient } from "@azure/communication-email";

const key = process.argv[2];
const server = createServer((request, response) => {
  const chunks = [];
  request.on("data", (chunk) => chunks.push(chunk));
  request.on("end", () => {
    const body = Buffer.concat(chunks).toString("base64");
    const { method, url, headers } = request;
    process.stdout.write(JSON.stringify({ method, url, headers, body }) + "\n", () => process.exit(0));
    response.writeHead(202).end();
  });
});

server.listen(0, "127.0.0.1", async () => {
  const endpoint = `http://127.0.0.1:${server.address().port}`;
  const client = new EmailClient(`endpoint=${endpoint};accesskey=${key}`, { allowInsecureConnection: true });
  await client.beginSend({
    senderAddress: "orders@example.com",
    content: { subject: "Order A-17 – größer", plainText: "Grüße", html: "<p>Grüße</p>" },
    recipients: { to: [{ address: "kim@example.com" }] },
  });
});
