# Prints what it is asked, and has one answer: perl api.pl PORT STATUS
use strict;
use IO::Socket::INET;

my ($port, $status) = @ARGV;
my $server = IO::Socket::INET->new(LocalAddr => "127.0.0.1", LocalPort => $port, Listen => 50, ReuseAddr => 1) or die;
$| = 1;
while (my $client = $server->accept) {
    my ($length, $body) = (0, "");
    while (<$client>) {
        print;
        $length = $1 if /^Content-Length: (\d+)/i;
        last if /^\r?$/;
    }
    read $client, $body, $length;
    print "$body\n";
    print $client "HTTP/1.1 $status\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    close $client;
}
