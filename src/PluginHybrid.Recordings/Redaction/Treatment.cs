namespace PluginHybrid.Recordings.Redaction;

/// <summary>What becomes of a value.</summary>
internal enum Treatment
{
    /// <summary>Nobody allowed it: a placeholder of its type.</summary>
    Replace,

    /// <summary>Copied byte by byte.</summary>
    Pass,

    /// <summary>Free text: what looks like a secret or an id in it is replaced.</summary>
    Text,

    /// <summary>An id: a pseudonym of the same shape.</summary>
    Id,

    /// <summary>A user or account: a pseudonym of digits.</summary>
    Uid,

    /// <summary>An order link id: our own passes, another one gets a pseudonym.</summary>
    Link,

    /// <summary>An API key.</summary>
    Key,

    /// <summary>A signature.</summary>
    Sign,

    /// <summary>An amount: passes, or is multiplied.</summary>
    Amount,
}
