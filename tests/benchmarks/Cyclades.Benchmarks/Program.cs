using Cyclades.Benchmarks;

return args switch
{
    ["documents"] => DocumentBenchmark.Measure(),
    ["passwords"] => PasswordBenchmark.Measure(),
    ["samples", var folder] => DocumentBenchmark.WriteSamples(folder),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        """
        documents          confirmations a second on one core
        passwords          hashes a second, on one thread and on one a processor
        samples <folder>   writes the sample confirmations there, to look at
        """);
    return 2;
}
