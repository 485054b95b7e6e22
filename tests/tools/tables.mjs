// What the official client of Azure tables does and sees, for tests to compare with.
//   tables.mjs sign ACCOUNT KEY                       the client's request for an entity, as it arrived: {url, headers}
//   tables.mjs list CONNECTION_STRING TABLE           the table's entities, one a line
//   tables.mjs sas ACCOUNT KEY PERMISSIONS [TABLE]    a signature for an hour, for the account or for one table
import { createServer } from "node:http";
import { AzureNamedKeyCredential, TableClient, generateAccountSas, generateTableSas } from "@azure/data-tables";

const commands = {
  async sign(account, key) {
    const server = createServer((request, response) => {
      response.writeHead(404, { "content-type": "application/json" }).end("{}");
      process.stdout.write(JSON.stringify({ url: request.url, headers: request.headers }) + "\n");
    });
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    const endpoint = `http://127.0.0.1:${server.address().port}/${account}`;
    const credential = new AzureNamedKeyCredential(account, key);
    const client = new TableClient(endpoint, "orders", credential, { allowInsecureConnection: true });
    await client.getEntity("0001", "s!default~2f ü'1!order").catch(() => undefined);
    server.close();
    server.closeAllConnections();
  },

  async list(connectionString, table) {
    const client = TableClient.fromConnectionString(connectionString, table, { allowInsecureConnection: true });
    for await (const entity of client.listEntities()) {
      process.stdout.write(JSON.stringify(entity) + "\n");
    }
  },

  async sas(account, key, names, table) {
    const credential = new AzureNamedKeyCredential(account, key);
    const permissions = Object.fromEntries(names.split(",").map((name) => [name, true]));
    const expiresOn = new Date(Date.now() + 3_600_000);
    const signature = table
      ? generateTableSas(table, credential, { permissions, expiresOn })
      : generateAccountSas(credential, { permissions, expiresOn, resourceTypes: "sco" });
    process.stdout.write(signature + "\n");
  },
};

const [name, ...rest] = process.argv.slice(2);
await commands[name](...rest);
