// The first seed's three endpoints over a table of DynamoDB, as its functions would be written today: a put on the
// condition that there is no such order, an update on the condition that there is one in the other status.
// usage: node server.mjs PORT TABLES_PORT
import { createServer } from "node:http";
import {
  CreateTableCommand, DescribeTableCommand, DynamoDBClient, GetItemCommand, PutItemCommand, ResourceInUseException,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";

const [port, tablesPort] = process.argv.slice(2).map(Number);
const table = "orders";
const tables = new DynamoDBClient({
  endpoint: `http://127.0.0.1:${tablesPort}`,
  region: "eu-central-1",
  credentials: { accessKeyId: "bench", secretAccessKey: "bench" },
  maxAttempts: 1,
});

await provideTable();
createServer((request, response) => {
  answer(request).catch((failure) => [500, { code: failure.name }]).then(([status, body]) => {
    const text = JSON.stringify(body);
    response.writeHead(status, { "content-type": "application/json", "content-length": Buffer.byteLength(text) });
    response.end(text);
  });
}).listen(port, "127.0.0.1", () => console.log(`ready on ${port}`));

async function provideTable() {
  try {
    await tables.send(new CreateTableCommand({
      TableName: table,
      KeySchema: [{ AttributeName: "orderid", KeyType: "HASH" }],
      AttributeDefinitions: [{ AttributeName: "orderid", AttributeType: "S" }],
      BillingMode: "PAY_PER_REQUEST",
    }));
  } catch (failure) {
    if (!(failure instanceof ResourceInUseException)) {
      throw failure;
    }
  }

  const maxLooks = 100;
  for (let look = 0; look < maxLooks; look++) {
    const { Table: found } = await tables.send(new DescribeTableCommand({ TableName: table }));
    if (found.TableStatus === "ACTIVE") {
      return;
    }

    await new Promise((resume) => setTimeout(resume, 50));
  }

  throw new Error("The table did not become active.");
}

async function answer(request) {
  const url = new URL(request.url, "http://127.0.0.1");
  switch (url.pathname) {
    case "/create": return create(await payload(request));
    case "/update": return update(await payload(request));
    case "/get": return get(url.searchParams.get("orderid"));
    case "/health/ready": return [200, { status: "ready" }];
    default: return [404, { code: "not_found" }];
  }
}

async function payload(request) {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) {
    text += chunk;
  }

  return JSON.parse(text).payload;
}

async function create({ orderid, status }) {
  return when(409, { code: "duplicate_order" }, async () => {
    await tables.send(new PutItemCommand({
      TableName: table,
      Item: { orderid: { S: orderid }, status: { BOOL: status } },
      ConditionExpression: "attribute_not_exists(orderid)",
    }));
    return [201, { orderid, status }];
  });
}

async function update({ orderid, status }) {
  return when(409, { code: "invalid_transition" }, async () => {
    await tables.send(new UpdateItemCommand({
      TableName: table,
      Key: { orderid: { S: orderid } },
      UpdateExpression: "SET #status = :status",
      ConditionExpression: "attribute_exists(orderid) AND #status <> :status",
      ExpressionAttributeNames: { "#status": "status" },
      ExpressionAttributeValues: { ":status": { BOOL: status } },
    }));
    return [200, { orderid, status }];
  });
}

async function get(orderid) {
  const { Item: item } = await tables.send(new GetItemCommand({
    TableName: table,
    Key: { orderid: { S: orderid } },
    ConsistentRead: true,
  }));
  return item ? [200, { orderid: item.orderid.S, status: item.status.BOOL }] : [404, { code: "not_found" }];
}

async function when(status, body, action) {
  try {
    return await action();
  } catch (failure) {
    if (failure.name === "ConditionalCheckFailedException") {
      return [status, body];
    }

    throw failure;
  }
}
