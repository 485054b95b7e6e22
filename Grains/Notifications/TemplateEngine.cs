using HandlebarsDotNet;
using HandlebarsDotNet.Compiler;

namespace OrderGrains.Notifications;

/// <summary>
/// Compiles and renders templates: strict (a member that does not exist is an error), escaping in HTML only. Compiled
/// ones are kept by content, the last ones used. Safe to call from anywhere.
/// </summary>
public sealed class TemplateEngine
{
    /// <summary>How many compiled templates are kept.</summary>
    public const int CacheCapacity = 256;

    private readonly BoundedCache<EmailTemplate, Compiled> cache = new(CacheCapacity);
    private readonly IHandlebars plain = Handlebars.Create(Configuration(noEscape: true));
    private readonly IHandlebars html = Handlebars.Create(Configuration(noEscape: false));

    /// <summary>Makes an engine that knows the built-in partials.</summary>
    public TemplateEngine()
    {
        plain.RegisterTemplate("items", BuiltInTemplates.TextItems);
        html.RegisterTemplate("items", BuiltInTemplates.HtmlItems);
        html.RegisterTemplate("layout", BuiltInTemplates.Layout);
    }

    /// <summary>How many compiled templates are kept now.</summary>
    public int Cached => cache.Count;

    /// <summary>Renders an e-mail.</summary>
    /// <exception cref="TemplateException">The template cannot be compiled, or names what does not exist.</exception>
    public EmailContent Render(EmailTemplate template, IReadOnlyDictionary<string, object?> model)
    {
        if (!cache.TryGet(template, out Compiled? compiled))
        {
            compiled = new Compiled(
                Compile(plain, template.Subject), Compile(plain, template.Text), Compile(html, template.Html));
            cache.Set(template, compiled);
        }

        return new EmailContent(
            SubjectLine.Of(Run(compiled.Subject, model)), Run(compiled.Text, model), Run(compiled.Html, model));
    }

    /// <summary>Renders one part, without keeping it.</summary>
    /// <exception cref="TemplateException">It cannot be compiled, or names what does not exist.</exception>
    internal string RenderOnce(string source, bool asHtml, IReadOnlyDictionary<string, object?> model) =>
        Run(Compile(asHtml ? html : plain, source), model);

    private static HandlebarsConfiguration Configuration(bool noEscape) => new()
    {
        ThrowOnUnresolvedBindingExpression = true,
        NoEscape = noEscape,
        PartialRecursionDepthLimit = 8,
    };

    private static HandlebarsTemplate<object, object> Compile(IHandlebars handlebars, string source) =>
        Guarded(() => handlebars.Compile(source));

    private static string Run(
        HandlebarsTemplate<object, object> template, IReadOnlyDictionary<string, object?> model) =>
        Guarded(() => template(model));

    private static T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (HandlebarsUndefinedBindingException missing)
        {
            throw new TemplateException($"'{missing.Path.TrimStart('#')}' does not exist", missing);
        }
        catch (HandlebarsException error)
        {
            throw new TemplateException(error.GetBaseException().Message.ReplaceLineEndings(" "), error);
        }
    }

    private sealed record Compiled(
        HandlebarsTemplate<object, object> Subject,
        HandlebarsTemplate<object, object> Text,
        HandlebarsTemplate<object, object> Html);
}
