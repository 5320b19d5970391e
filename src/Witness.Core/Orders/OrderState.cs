namespace Witness.Core.Orders;

/// <summary>How far an order has come.</summary>
public enum OrderState
{
    /// <summary>Written down, not yet taken up by the daemon.</summary>
    Open,

    /// <summary>Taken up; waits for the read-back.</summary>
    Taken,

    /// <summary>Carried out.</summary>
    Done,

    /// <summary>Refused, with the reason.</summary>
    Refused,

    /// <summary>Not taken up in time.</summary>
    Lapsed,

    /// <summary>Overtaken by a later order for the same node before it was done.</summary>
    Superseded,
}
