namespace ChatServer.Tests.Support;

/// <summary>The collection of tests that measure this process: no other test runs beside them.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
