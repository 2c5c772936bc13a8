"""What anybody on the internet can reach, and nothing else, is public."""

from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.intake.web import peers

PUBLIC = (
    "1.1.1.1 8.8.8.8 93.184.215.14 172.15.255.255 172.32.0.0 100.63.255.255 100.128.0.0 2606:4700::1111 2a00:1450::1"
)
NOT_PUBLIC = """
    0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.127.255.255 127.0.0.1 127.255.255.255 169.254.169.254
    172.16.0.1 172.31.255.255 192.0.0.8 192.0.2.1 192.88.99.1 192.168.0.1 198.18.0.1 198.19.255.255 198.51.100.1
    203.0.113.1 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255
    :: ::1 ::7f00:1 ::ffff:1.1.1.1 ::ffff:0:1.1.1.1 64:ff9b:1::101:101 100::1 2001::1 2001:2::1 2001:db8::1 2001:10::1
    2002:101:101::1 3fff::1 4000::1 5f00::1 fc00::1 fd12::1 fe80::1 fe80::1%2 fec0::1 ff02::1 ffff::1
"""
IPV4 = st.ip_addresses(v=4)
HIDING = st.one_of(
    IPV4,
    st.sampled_from([ip_address(typed) for typed in NOT_PUBLIC.split() if ":" not in typed]),
)


@pytest.mark.parametrize("typed", PUBLIC.split())
def test_an_address_of_the_internet_may_be_reached(typed: str) -> None:
    assert peers.public(ip_address(typed))


@pytest.mark.parametrize("typed", NOT_PUBLIC.split())
def test_an_address_of_a_desk_or_of_nobody_may_not(typed: str) -> None:
    assert not peers.public(ip_address(typed))


@given(HIDING)
def test_ipv4_hides_in_no_form_of_ipv6(hidden: IPv4Address) -> None:
    bits = int(hidden)

    forms = {
        "mapped": IPv6Address((0xFFFF << 32) | bits),
        "compatible": IPv6Address(bits),
        "translated": IPv6Address((0xFFFF << 48) | bits),
        "6to4": IPv6Address((0x2002 << 112) | (bits << 80)),
        "Teredo": IPv6Address((0x20010000 << 96) | (0xFFFFFFFF ^ bits)),
        "NAT64": IPv6Address((0x64FF9B << 96) | bits),
    }

    # NAT64 is how a network without IPv4 reaches what is public there.
    reached = {name for name, form in forms.items() if peers.public(form)}
    assert reached == ({"NAT64"} if peers.public(hidden) else set())


@given(st.ip_addresses())
def test_what_python_calls_private_is_not_public(address: IPv4Address | IPv6Address) -> None:
    if address.is_private or address.is_multicast or address.is_link_local:
        assert not peers.public(address)


def test_with_allow_private_anything_may_be_reached() -> None:
    assert all(peers.anywhere(ip_address(typed)) for typed in NOT_PUBLIC.split())
