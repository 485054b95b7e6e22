using System.Text.Json.Serialization;
using OrderGrains.Json;

namespace OrderGrains.Payments;

/// <summary>What the order wants of its payment. Only ever grows.</summary>
[GenerateSerializer, Alias("og.PaymentWish")]
[JsonConverter(typeof(SnakeCaseEnumConverter<PaymentWish>))]
public enum PaymentWish
{
    /// <summary>The customer may pay.</summary>
    Collect = 0,

    /// <summary>What is reserved is to be taken: the store has accepted.</summary>
    Capture = 1,

    /// <summary>Nothing is to be taken, and what was taken goes back: the order is off.</summary>
    GiveBack = 2,
}
