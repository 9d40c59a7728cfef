using Cyclades.Benchmarks;

return args switch
{
    ["documents"] => DocumentBenchmark.Measure(),
    ["samples", var folder] => DocumentBenchmark.WriteSamples(folder),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        """
        documents          confirmations a second on one core
        samples <folder>   writes the sample confirmations there, to look at
        """);
    return 2;
}
