namespace OrderGrains.Tests;

/// <summary>Bodies that are right, for tests that change one thing.</summary>
internal static class Requests
{
    public const string Order =
        """{"store_id":"sample","lines":[{"item_id":"1","quantity":2,"modifiers":[{"modifier_id":"oat"}]}]}""";

    public const string FullOrder = """
        {"id":"full-1","store_id":"sample","channel":"web","external_order_id":"x-9","currency":"EUR","total":740,
         "lines":[{"item_id":"1","quantity":2,"unit_price":370,"note":"hot",
                   "modifiers":[{"modifier_id":"oat","quantity":2}]}],
         "customer":{"id":"cus_1","name":"Zoë","email":"zoe@example.com","phone":"+49 1",
                     "address":"A\nB","locale":"de-CH"},
         "note":"No lid","fire_at":"2030-01-31T18:30:00+01:00","unknown_member":{"a":1}}
        """;

    public const string Store = """
        {"id":"corner","name":"Corner","currency":"JPY","time_zone":"Europe/Berlin","locale":"de","acceptance":"auto",
         "max_open_orders":50,"orders_per_window":{"orders":10,"length_seconds":900},"min_order_value":100,
         "max_order_value":100000,"accept_within_seconds":120,"lead_time_seconds":600,
         "customer_may_cancel_until":"placed","payment":{"pay_within_seconds":600,"capture":"at_acceptance"},
         "tickets":true,
         "menu":[{"id":"e","plu":"P1","name":"Espresso","description":"Short","price":250,"daily_stock":10,
                  "modifiers":[{"id":"oat","name":"Oat","price":0}]}]}
        """;
}
