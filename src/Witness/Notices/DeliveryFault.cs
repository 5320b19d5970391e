namespace Witness.Notices;

/// <summary>What is to be done about a message that could not be told.</summary>
internal enum DeliveryFault
{
    /// <summary>It is tried again, soon at first.</summary>
    Passing,

    /// <summary>The channel itself is wrong: it is tried again, at long intervals, until a human has mended it.</summary>
    Channel,

    /// <summary>This message is refused for good: the channel goes on with the next one.</summary>
    Message,
}
