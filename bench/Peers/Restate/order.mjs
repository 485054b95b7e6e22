// An order as a virtual object: create checks for a duplicate, update changes the status, get reads it.
// usage: node order.mjs PORT
import * as http2 from "node:http2";
import * as restate from "@restatedev/restate-sdk";

const port = Number(process.argv[2]);

const order = restate.object({
  name: "order",
  handlers: {
    create: async (context, { status }) => {
      if ((await context.get("order")) !== null) {
        throw new restate.TerminalError("duplicate_order", { errorCode: 409 });
      }

      const created = { orderid: context.key, status };
      context.set("order", created);
      return created;
    },

    update: async (context, { status }) => {
      const found = await context.get("order");
      if (found === null) {
        throw new restate.TerminalError("not_found", { errorCode: 404 });
      }

      if (found.status === status) {
        throw new restate.TerminalError("invalid_transition", { errorCode: 409 });
      }

      const changed = { ...found, status };
      context.set("order", changed);
      return changed;
    },

    get: restate.handlers.object.shared(async (context) => {
      const found = await context.get("order");
      if (found === null) {
        throw new restate.TerminalError("not_found", { errorCode: 404 });
      }

      return found;
    }),
  },
});

http2.createServer(restate.createEndpointHandler({ services: [order] }))
  .listen(port, "127.0.0.1", () => console.log(`ready on ${port}`));
