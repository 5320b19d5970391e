$TTL 60
@    IN SOA ns.example.com. hostmaster.example.com. 1 3600 900 604800 300
@    IN NS  ns.example.com.
@    IN A   127.0.0.11
@    IN A   127.0.0.12
@    IN A   127.0.0.13
ns   IN A   127.0.0.1
www  IN A   127.0.0.11
www  IN A   127.0.0.12
www  IN A   127.0.0.13
