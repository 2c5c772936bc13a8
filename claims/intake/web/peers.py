"""Which machines an address may lead to: a page from outside must not reach into the network of the desk."""

from collections.abc import Callable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

IPAddress = IPv4Address | IPv6Address
MayReach = Callable[[IPAddress], bool]

# IANA's IPv4 Special-Purpose Address Registry (RFC 6890), with multicast and what is kept for later. Not
# `is_global`: what that says differs between the releases of Python we run on.
_NOT_PUBLIC_4 = tuple(
    map(
        IPv4Network,
        (
            "0.0.0.0/8",  # this network
            "10.0.0.0/8",  # private
            "100.64.0.0/10",  # shared by the customers of one provider
            "127.0.0.0/8",  # loopback
            "169.254.0.0/16",  # link-local, where clouds keep their keys
            "172.16.0.0/12",  # private
            "192.0.0.0/24",  # protocol assignments
            "192.0.2.0/24",  # examples
            "192.88.99.0/24",  # relays to 6to4
            "192.168.0.0/16",  # private
            "198.18.0.0/15",  # benchmarks
            "198.51.100.0/24",  # examples
            "203.0.113.0/24",  # examples
            "224.0.0.0/4",  # multicast
            "240.0.0.0/4",  # reserved, and broadcast
        ),
    )
)
# Outside of this nothing is public in IPv6: not loopback, link-local, unique local, site-local or
# multicast, nor IPv4 that is mapped or translated.
_UNICAST_6 = IPv6Network("2000::/3")
_NOT_PUBLIC_6 = tuple(
    map(
        IPv6Network,
        (
            "2001::/23",  # protocol assignments, and Teredo with an IPv4 address inside
            "2001:db8::/32",  # examples
            "2002::/16",  # 6to4, with an IPv4 address inside
            "3fff::/20",  # examples
        ),
    )
)
# Networks without IPv4 reach it through this one (RFC 6052), so it is as public as what stands inside.
_NAT64 = IPv6Network("64:ff9b::/96")
_LAST_32_BITS = 0xFFFF_FFFF


def public(address: IPAddress) -> bool:
    """Tell whether an address is one that anybody on the internet can reach."""
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _NOT_PUBLIC_4)
    if address in _NAT64:
        return public(IPv4Address(int(address) & _LAST_32_BITS))
    return address in _UNICAST_6 and not any(address in network for network in _NOT_PUBLIC_6)


def anywhere(_address: IPAddress) -> bool:
    """Let any machine be reached, as --allow-private does."""
    return True
