using Microsoft.AspNetCore.Http.HttpResults;
using OrderGrains.Api.Hosting;
using OrderGrains.Api.Json;
using OrderGrains.Api.OpenApi;
using OrderGrains.Api.Problems;
using OrderGrains.Notifications;
using OrderGrains.Orders;

namespace OrderGrains.Api.Stores;

/// <summary>A store's own e-mails: <c>/v1/stores/{id}/templates/{type}/{locale}</c>.</summary>
internal static class TemplateEndpoints
{
    private const string AllStores = "*";
    private const int MostSubject = 500;
    private const int MostText = 60_000;

    public static void MapTemplates(this RouteGroupBuilder stores)
    {
        stores.MapGet("/{id}/templates/{type}/{locale}", Get).Describe(
            "Get an e-mail template",
            "The store's own for an event such as order.placed; 404: it uses the built-in one.")
            .Fails(404);
        stores.MapPut("/{id}/templates/{type}/{locale}", Save).Describe(
            "Save an e-mail template",
            "Handlebars over the order's members. It is rendered once before it is saved. The store * is all stores.")
            .TakesBody<TemplateBody>().Fails(404);
    }

    private static async Task<Results<JsonAnswer<TemplateAnswerBody>, Problem>> Get(
        GrainCalls grains, string id, string type, string locale)
    {
        if (!EntityId.IsValid(id) || !EventTypeConverter.TryParse(type, out OrderEventType parsed))
        {
            return Problem.NotFound("template");
        }

        EmailTemplate? template = await grains.Within(grains.Templates(id).Find(parsed, locale));
        return template is null ? Problem.NotFound("template") : Answer(template);
    }

    private static async Task<Results<JsonAnswer<TemplateAnswerBody>, Problem>> Save(
        HttpContext http, GrainCalls grains, [AsParameters] TemplateName name)
    {
        Parsed<TemplateBody> body = await RequestBody.ReadAsync(http.Request, ApiJson.Web.TemplateBody);
        if (body.Failed(out Problem? problem))
        {
            return problem;
        }

        var errors = new FieldErrors();
        EmailTemplate? template = Check(name, body.Value!, errors);
        if (template is null || errors.Any)
        {
            return Problem.Invalid(errors);
        }

        if (!EntityId.IsValid(name.Id)
            || (name.Id != AllStores && await grains.Within(grains.Store(name.Id).Find()) is null))
        {
            return Problem.NotFound("store");
        }

        foreach (string error in await grains.Within(grains.Templates(name.Id).Save(template)))
        {
            errors.AddPointer("", error);
        }

        return errors.Any ? Problem.Invalid(errors) : Answer(template);
    }

    private static EmailTemplate? Check(
        TemplateName name, TemplateBody body, FieldErrors errors)
    {
        if (!EventTypeConverter.TryParse(name.Type, out OrderEventType type))
        {
            errors.AddField("type", "must be one of: " + string.Join(", ", EventTypeConverter.All));
        }

        if (!LanguageTag.IsValid(name.Locale))
        {
            errors.AddField("locale", "must be a language tag such as en or de-CH");
        }

        errors.RequiredLine("/subject", body.Subject, MostSubject);
        CheckText("/text", body.Text, errors);
        CheckText("/html", body.Html, errors);
        return errors.Any ? null : new EmailTemplate
        {
            Type = type,
            Locale = name.Locale,
            Subject = body.Subject!,
            Text = body.Text!,
            Html = body.Html!,
        };
    }

    private static void CheckText(string pointer, string? text, FieldErrors errors)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            errors.AddPointer(pointer, $"must be 1 to {MostText} characters");
        }

        errors.Lines(pointer, text, MostText);
    }

    private static JsonAnswer<TemplateAnswerBody> Answer(EmailTemplate template) => new(
        new TemplateAnswerBody
        {
            Type = template.Type,
            Locale = template.Locale,
            Subject = template.Subject,
            Text = template.Text,
            Html = template.Html,
        },
        ApiJson.Web.TemplateAnswerBody);
}
