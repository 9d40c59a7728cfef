using Xunit;

namespace Cyclades.Api.Tests.Processes;

public sealed class StartAndStopTests : IDisposable
{
    private const int OperatorCanMend = 2;

    private readonly DataFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_second_server_on_the_same_folder_says_so_and_ends_with_2_and_the_first_stops_with_0()
    {
        await using var first = await SiloProcess.StartAsync(folder.Data);

        var (exit, output) = await SiloProcess.RunAsync($"--Cyclades:Data={folder.Data}", "--Cyclades:HttpPort=0", "--Cyclades:GrpcPort=0");

        Assert.Equal(OperatorCanMend, exit);
        Assert.Contains($"Le dossier de données « {folder.Data} » est déjà utilisé par un autre serveur Cyclades", output);
        Assert.DoesNotContain("   at ", output);
        Assert.Equal(0, await first.StopAsync());
    }

    [Fact]
    public async Task Wrong_settings_are_all_named_with_what_to_write_and_end_with_2()
    {
        var (exit, output) = await SiloProcess.RunAsync(
            $"--Cyclades:Data={folder.Data}", "--Cyclades:HttpPort=quatre", "--Cyclades:Listen=ici", "--Cyclades:Prot=5081");

        Assert.Equal(OperatorCanMend, exit);
        Assert.Contains("Cyclades:HttpPort is « quatre »: write a whole number from 0 to 65535.", output);
        Assert.Contains("Cyclades:Listen is « ici »: write localhost, * for every address of this machine, or one of its addresses.", output);
        Assert.Contains("Cyclades:Prot is not a setting; Cyclades knows ", output);
        Assert.DoesNotContain("   at ", output);
        Assert.False(Directory.Exists(folder.Data));
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told_in_one_sentence_and_ends_with_2()
    {
        await using var first = await SiloProcess.StartAsync(folder.Data);

        foreach (var (taken, free) in (IEnumerable<(string, string)>)[("HttpPort", "GrpcPort"), ("GrpcPort", "HttpPort")])
        {
            var port = taken == "HttpPort" ? first.Http.Port : first.Grpc.Port;
            var (exit, output) = await SiloProcess.RunAsync(
                $"--Cyclades:Data={folder.Beside(taken)}", $"--Cyclades:{taken}={port}", $"--Cyclades:{free}=0");

            Assert.Equal(OperatorCanMend, exit);
            Assert.EndsWith(
                $":{port}: address already in use. Stop the program that listens there, or set other ports with Cyclades:HttpPort and Cyclades:GrpcPort.",
                output.TrimEnd());
            AssertOnlyTheSentence(output);
        }
    }

    [Fact]
    public async Task An_address_of_another_machine_is_told_in_one_sentence_and_ends_with_2()
    {
        var (exit, output) = await SiloProcess.RunAsync(
            $"--Cyclades:Data={folder.Data}", "--Cyclades:HttpPort=0", "--Cyclades:GrpcPort=0", "--Cyclades:Listen=192.0.2.1");

        Assert.Equal(OperatorCanMend, exit);
        Assert.EndsWith("or one of its addresses.", output.TrimEnd());
        AssertOnlyTheSentence(output);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_told_in_one_sentence_and_ends_with_2()
    {
        var data = folder.Beside("broken");
        await File.WriteAllTextAsync(Path.Combine(data, "cyclades.db"), new string('x', 4096), TestContext.Current.CancellationToken);

        var (exit, output) = await SiloProcess.RunAsync($"--Cyclades:Data={data}", "--Cyclades:HttpPort=0", "--Cyclades:GrpcPort=0");

        Assert.Equal(OperatorCanMend, exit);
        Assert.StartsWith("The database in the data folder cannot be used", output);
        AssertOnlyTheSentence(output);
    }

    private static void AssertOnlyTheSentence(string output)
    {
        Assert.DoesNotContain("   at ", output);
        Assert.DoesNotContain("Exception", output);
        Assert.DoesNotContain("warn:", output);
        Assert.DoesNotContain("fail:", output);
    }
}
