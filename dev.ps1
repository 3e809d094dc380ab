# The project's commands, for Windows PowerShell 5.1 and PowerShell 7; `.\dev.ps1 help` lists them. ./dev does the same elsewhere.
param([string] $Command = 'help', [Parameter(ValueFromRemainingArguments = $true)] [string[]] $Rest = @())

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
Set-Location $PSScriptRoot
$env:DOTNET_CLI_TELEMETRY_OPTOUT = '1'
$env:DOTNET_NOLOGO = '1'

function Show-Help {
    Write-Host @'
.\dev.ps1 run               build, start the chat server and the web gateway, show both logs; Ctrl-C stops both
.\dev.ps1 test [--long]     check the format, run the tests; --long adds the slow ones
.\dev.ps1 bench micro       measure the hot paths; to measure the server needs Linux: ./dev bench
.\dev.ps1 help              this text
'@
}

function Exit-Failed([string] $Message) {
    Write-Host "dev: $Message" -ForegroundColor Red
    exit 1
}

function Invoke-Dotnet {
    & dotnet @args
    if ($LASTEXITCODE -ne 0) { Exit-Failed "dotnet $($args[0]) failed; the reason is above" }
}

function Assert-Sdk {
    $where = 'https://dotnet.microsoft.com/download/dotnet/10.0'
    if (-not (Get-Command dotnet -ErrorAction SilentlyContinue)) { Exit-Failed "the .NET 10 SDK is missing: $where" }
    & dotnet --version | Out-Null
    if ($LASTEXITCODE -ne 0) { Exit-Failed "the .NET 10 SDK is missing: $where" }
}

# ---- run

function Get-Setting([string] $Name, [string] $Default) {
    $value = [Environment]::GetEnvironmentVariable($Name)
    if ([string]::IsNullOrEmpty($value)) { return $Default }
    return $value
}

function Assert-FreePort([string] $Name, [int] $Port, [string] $Setting) {
    $used = [Net.NetworkInformation.IPGlobalProperties]::GetIPGlobalProperties().GetActiveTcpListeners() | Where-Object { $_.Port -eq $Port }
    if ($used) { Exit-Failed "port $Port of the $Name is in use. End the program that has it, or choose another: `$env:$Setting = 'PORT'" }
}

function Publish-Project([string] $Project) {
    Write-Host "Building $Project ..."
    Invoke-Dotnet publish "src/$Project" --configuration Release --output "artifacts/run/$Project" --verbosity quiet
}

function Start-Project([string] $Name, [string] $Project) {
    $start = New-Object Diagnostics.ProcessStartInfo 'dotnet', "artifacts/run/$Project/$Project.dll run"
    $start.WorkingDirectory = $PSScriptRoot
    $start.UseShellExecute = $false
    $start.RedirectStandardOutput = $true
    $start.RedirectStandardError = $true
    $process = [Diagnostics.Process]::Start($start)
    $readers = foreach ($stream in $process.StandardOutput, $process.StandardError) { @{ Stream = $stream; Next = $stream.ReadLineAsync() } }
    return @{ Name = $Name; Project = $Project; Process = $process; Readers = $readers }
}

function Show-Log($Started) {
    foreach ($reader in $Started.Readers) {
        while ($reader.Next.IsCompleted -and $null -ne $reader.Next.Result) {
            Write-Host ('{0,-6} | {1}' -f $Started.Name, $reader.Next.Result)
            $reader.Next = $reader.Stream.ReadLineAsync()
        }
    }
}

function Assert-Running($Started) {
    Show-Log $Started
    if ($Started.Process.HasExited) { Exit-Failed "$($Started.Project) ended by itself with exit code $($Started.Process.ExitCode); its log is above" }
}

function Wait-Healthy($Started) {
    $clock = [Diagnostics.Stopwatch]::StartNew()
    do {
        Start-Sleep -Milliseconds 300
        Assert-Running $Started
        if ($clock.Elapsed.TotalSeconds -gt 90) { Exit-Failed "$($Started.Project) runs, but is not healthy after 90 seconds; its log is above" }
        & dotnet "artifacts/run/$($Started.Project)/$($Started.Project).dll" healthcheck | Out-Null
    } until ($LASTEXITCODE -eq 0)
    Assert-Running $Started
}

# Ctrl-C reaches both processes by itself, as they share the console: they are given time to end before they are made to.
function Stop-Project($Started) {
    if (-not $Started.Process.WaitForExit(15000)) { $Started.Process.Kill() }
    $Started.Process.WaitForExit()
    Show-Log $Started
}

function Invoke-Run {
    Assert-Sdk
    $port = Get-Setting 'Chat__Listeners__0__Port' '6697'
    $http = Get-Setting 'Chat__Gateway__HttpPort' '8080'
    $https = Get-Setting 'Chat__Gateway__HttpsPort' '8443'
    Assert-FreePort 'chat server' $port 'Chat__Listeners__0__Port'
    Assert-FreePort 'web gateway' $http 'Chat__Gateway__HttpPort'
    if ($https -ne '0') { Assert-FreePort 'web gateway (https)' $https 'Chat__Gateway__HttpsPort' }
    Publish-Project 'ChatServer'
    Publish-Project 'ChatWeb'

    $started = @()
    try {
        $started += Start-Project 'server' 'ChatServer'
        Wait-Healthy $started[0]
        $started += Start-Project 'web' 'ChatWeb'
        Wait-Healthy $started[1]
        Write-Host "`nWebChat is ready. Open  http://127.0.0.1:$http/"
        if ($https -ne '0') { Write-Host "           other devices  https://THIS-MACHINE:$https/" }
        Write-Host "Chat server for native clients: 127.0.0.1:$port. Its fingerprint, which every client shows at first contact:"
        & dotnet artifacts/run/ChatServer/ChatServer.dll fingerprint | ForEach-Object { Write-Host "    $_" }
        Write-Host "Ctrl-C stops both. Data is kept in .\data`n"
        while ($true) {
            $started | ForEach-Object { Assert-Running $_ }
            Start-Sleep -Milliseconds 200
        }
    }
    finally {
        # One that ended by itself leaves the other behind, which no Ctrl-C has reached.
        if ($started | Where-Object { $_.Process.HasExited -and $_.Process.ExitCode -ne 0 }) {
            $started | Where-Object { -not $_.Process.HasExited } | ForEach-Object { $_.Process.Kill() }
        }
        $started | ForEach-Object { Stop-Project $_ }
    }
}

# ---- test

function Invoke-Test {
    $filter = @('--filter', 'Duration!=Long')
    if ($Rest -contains '--long') { $filter = @() }
    Assert-Sdk
    if (Test-Path artifacts/tests) { Remove-Item artifacts/tests -Recurse -Force }

    Write-Host 'Building ...'
    Invoke-Dotnet build WebChat.sln --configuration Release --verbosity quiet
    Write-Host 'Checking the format ...'
    & dotnet format WebChat.sln --no-restore --verify-no-changes
    $failed = $LASTEXITCODE -ne 0
    Write-Host 'The end-to-end tests need irssi, WeeChat and a pseudo-terminal: run ./dev test on Linux, or in WSL, for those.'
    foreach ($project in Get-ChildItem tests/*/*.csproj | Where-Object { $_.BaseName -ne 'EndToEnd' }) {
        Write-Host "Testing $($project.BaseName) ..."
        & dotnet test $project.FullName --configuration Release --no-build --verbosity quiet @filter `
            --results-directory artifacts/tests --logger "trx;LogFileName=$($project.BaseName).trx" --logger 'console;verbosity=minimal'
        if ($LASTEXITCODE -ne 0) { $failed = $true }
    }

    $total = 0; $executed = 0; $passed = 0
    foreach ($file in Get-ChildItem artifacts/tests/*.trx -ErrorAction SilentlyContinue) {
        $counters = ([xml](Get-Content $file.FullName -Raw)).TestRun.ResultSummary.Counters
        $total += [int]$counters.total; $executed += [int]$counters.executed; $passed += [int]$counters.passed
    }
    if ($executed -eq 0) { Write-Host 'dev: no test ran.'; $failed = $true }
    Write-Host "$passed passed, $($executed - $passed) failed, $($total - $executed) skipped"
    if ($failed) { exit 1 }
}

# ---- bench

function Invoke-Bench {
    if ($Rest.Count -eq 0 -or $Rest[0] -ne 'micro') { Exit-Failed 'to measure the server needs Linux (or WSL): ./dev bench. Here: .\dev.ps1 bench micro' }
    Assert-Sdk
    $options = @($Rest | Select-Object -Skip 1)
    & dotnet run --configuration Release --project bench/MicroBenchmarks '--' @options
    exit $LASTEXITCODE
}

# ----

switch ($Command) {
    'run' { Invoke-Run }
    'test' { Invoke-Test }
    'bench' { Invoke-Bench }
    'help' { Show-Help }
    default { Show-Help; Exit-Failed "there is no command '$Command'" }
}
