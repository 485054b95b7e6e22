using Microsoft.OpenApi;
using OrderGrains.Api.Access;

namespace OrderGrains.Api.OpenApi;

/// <summary>Says whose keys an operation takes.</summary>
internal static class SecurityNotes
{
    private const string AdminKey = "admin_key";
    private const string StoreKey = "store_key";
    private const string CustomerToken = "customer_token";

    /// <summary>
    /// Describes the keys; where an admin key is set, every operation takes it unless it says otherwise.
    /// </summary>
    public static void Apply(OpenApiDocument document, bool isKeySet)
    {
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [AdminKey] = Bearer("The key of OrderGrains:Security:AdminKey: everything."),
            [StoreKey] = Bearer("A store's kitchen key, from POST /v1/stores/{id}/keys: what is the store's."),
            [CustomerToken] = Bearer("A customer's token, from POST /v1/customers: what is the customer's."),
        };
        if (isKeySet)
        {
            document.Security = [Of(AdminKey, document)];
        }
    }

    /// <summary>Says which keys an operation takes, where that is not the admin's alone.</summary>
    public static void Apply(OpenApiOperation operation, AccessRule rule, OpenApiDocument document, bool isKeySet)
    {
        if (rule.IsOpen)
        {
            operation.Security = [];
            return;
        }

        operation.Description = $"{operation.Description} For: {rule}.";
        if (rule == AccessRule.Admin)
        {
            return;
        }

        string[] schemes =
            [AdminKey, .. rule.Stores ? [StoreKey] : (string[])[], .. rule.Customers ? [CustomerToken] : (string[])[]];
        operation.Security = [.. schemes.Select(scheme => Of(scheme, document))];
        if (!isKeySet)
        {
            // On this machine, without a key, everybody is the admin.
            operation.Security.Add([]);
        }
    }

    private static OpenApiSecurityScheme Bearer(string description) =>
        new() { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = description };

    private static OpenApiSecurityRequirement Of(string scheme, OpenApiDocument document) =>
        new() { [new OpenApiSecuritySchemeReference(scheme, document)] = [] };
}
