# A registrar's API that prints what it is asked, and knows no answer.
use strict;
use IO::Socket::INET;

my $server = IO::Socket::INET->new(LocalAddr => "127.0.0.1", LocalPort => 7080, Listen => 50, ReuseAddr => 1) or die;
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
    print $client "HTTP/1.1 500 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    close $client;
}
